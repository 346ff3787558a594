package main

import (
	"fmt"
	"os"
	"strconv"
)

func insert[T int | float64](sorted []T, value T) []T {
	at := len(sorted)
	sorted = append(sorted, value)
	for at > 0 && sorted[at-1] > value { // grows: 0.5n^2 - 0.5n
		sorted[at] = sorted[at-1]
		at--
	}
	sorted[at] = value
	return sorted
}

func main() {
	size, _ := strconv.Atoi(os.Args[1])
	var sorted []int
	for i := size; i > 0; i-- {
		sorted = insert(sorted, i)
	}
	fmt.Println(sorted[0])
}
