package main

import (
	"fmt"
	"os"
	"strconv"
)

func merge(a, b []int) []int {
	var out []int
	for len(a) > 0 || len(b) > 0 {
		if len(b) == 0 || (len(a) > 0 && a[0] <= b[0]) {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}

func sort(rows []int) []int {
	if len(rows) < 2 {
		return rows
	}
	half := len(rows) / 2
	return merge(sort(rows[:half]), sort(rows[half:]))
}

func main() {
	size, _ := strconv.Atoi(os.Args[1])
	var rows []int
	for i := size; i > 0; i-- {
		rows = append(rows, i*7919%10007)
	}
	fmt.Println(sort(rows)[0])
}
