package main

import (
	"fmt"
	"os"
	"sort"
	"strconv"
)

func loop(rows []int) int {
	total := 0
	for _, row := range rows {
		total += row
		for _, other := range rows { // +loop
			total ^= other // +loop
		} // +loop
	}
	return total
}

func seen(rows []int) int {
	known := map[int]bool{} // -seen
	known := []int{} // +seen
	fresh := 0
	for _, row := range rows {
		isKnown := known[row] // -seen
		isKnown := false // +seen
		for _, other := range known { // +seen
			isKnown = isKnown || other == row // +seen
		} // +seen
		if !isKnown {
			fresh++
			known[row] = true // -seen
			known = append(known, row) // +seen
		}
	}
	return fresh
}

var costs = map[int]int{}

func cached(row int) int {
	if cost, ok := costs[row]; ok { // -cached
		return cost // -cached
	} // -cached
	costs[row] = row
	if row > 0 {
		costs[row] += cached(row - 1)
	}
	return costs[row]
}

func order(rows []int) int {
	ranked := append([]int{}, rows...)
	total := 0
	sort.Slice(ranked, func(i, j int) bool { return ranked[i] > ranked[j] }) // -order
	for _, row := range rows {
		sort.Slice(ranked, func(i, j int) bool { return ranked[i] > ranked[j] }) // +order
		total += ranked[row]
	}
	return total
}

func fetch(rows []int) map[int]int {
	found := map[int]int{}
	for _, row := range rows {
		found[row] = row
	}
	return found
}

func query(rows []int) int {
	total := 0
	found := fetch(rows) // -query
	for _, row := range rows {
		found := fetch(rows) // +query
		total += found[row]
	}
	return total
}

func main() {
	count, _ := strconv.Atoi(os.Args[1])
	rows := make([]int, count)
	for i := range rows {
		rows[i] = i
	}
	total := loop(rows) + seen(rows) + order(rows) + query(rows)
	for _, row := range rows {
		total += cached(row)
	}
	fmt.Println(total)
}
