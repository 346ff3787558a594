package main

import (
	"fmt"
	"os"
	"strconv"
)

func same(a, b int) bool {
	return a == b
}

func dedupe(rows []int) []int {
	var out []int
	for _, row := range rows {
		found := false
		for _, other := range out { // grows: 0.5n^2 - 0.5n
			found = found || same(row, other)
		}
		if !found {
			out = append(out, row)
		}
	}
	return out
}

func main() {
	size, _ := strconv.Atoi(os.Args[1])
	var rows []int
	for i := 0; i < size; i++ {
		rows = append(rows, i)
	}
	fmt.Println(len(dedupe(rows)))
}
