package main

import (
	"fmt"
	"os"
	"runtime/pprof"
	"strconv"
)

//go:noinline
func same(a, b int) bool { return a*31%7 == b*31%7 && a == b }

//go:noinline
func find(l []int, x int) bool {
	for _, y := range l {
		if same(y, x) {
			return true
		}
	}
	return false
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	f, _ := os.Create(os.Args[2])
	pprof.StartCPUProfile(f)
	var l []int
	for i := 0; i < n; i++ {
		if !find(l, i) {
			l = append(l, i)
		}
	}
	pprof.StopCPUProfile()
	f.Close()
	fmt.Println(len(l))
}
