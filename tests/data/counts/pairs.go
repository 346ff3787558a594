package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
)

// Each goroutine compares one row with all.
func pairs(rows []int) int {
	var group sync.WaitGroup
	near := make([]int, len(rows))
	for i := range rows {
		group.Add(1)
		go func() {
			defer group.Done()
			for _, b := range rows { // grows: n^2
				if rows[i]-b == 1 {
					near[i]++
				}
			}
		}()
	}
	group.Wait()
	return near[len(near)-1]
}

func main() {
	size, _ := strconv.Atoi(os.Args[1])
	rows := make([]int, size)
	for i := range rows {
		rows[i] = i
	}
	fmt.Println(pairs(rows))
}
