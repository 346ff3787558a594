// Those of many texts that differ.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func texts(n int) (all []string) {
	for i := 0; i < n; i++ {
		all = append(all, fmt.Sprint("text ", i))
	}
	return all
}

func contains(items []string, wanted string) bool {
	for _, item := range items {
		if item == wanted {
			return true
		}
	}
	return false
}

func distinct(items []string) (seen []string) {
	for _, item := range items {
		if !contains(seen, item) {
			seen = append(seen, item)
		}
	}
	return seen
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	fmt.Println(len(distinct(texts(n))))
}
