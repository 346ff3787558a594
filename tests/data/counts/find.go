package main

import (
	"fmt"
	"os"
	"strconv"
)

type table struct{ rows []int }

func (t *table) find(id int) int {
	for _, row := range t.rows { // grows: 0.5n^2 + 0.5n
		if row == id {
			return row
		}
	}
	return -1
}

func main() {
	size, _ := strconv.Atoi(os.Args[1])
	t, sum := &table{}, 0
	for i := 0; i < size; i++ {
		t.rows = append(t.rows, i)
	}
	for i := 0; i < size; i++ {
		sum += t.find(i)
	}
	fmt.Println(sum)
}
