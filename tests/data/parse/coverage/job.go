package main

import (
	"fmt"
	"os"
	"strconv"
)

type row struct{ id int }

func same(a, b row) bool {
	return a.id == b.id
}

func dedupe(rows []row) []row {
	var out []row
	for _, r := range rows {
		found := false
		for _, o := range out {
			if same(r, o) {
				found = true
				break
			}
		}
		if !found {
			out = append(out, r)
		}
	}
	return out
}

func main() {
	size, _ := strconv.Atoi(os.Args[1])
	var rows []row
	func() {
		for i := 0; i < size; i++ {
			rows = append(rows, row{i})
		}
	}()
	fmt.Println(len(dedupe(rows)))
}
