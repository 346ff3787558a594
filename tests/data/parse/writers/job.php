<?php
namespace App;
class Book {
	public $list = [];
	function same($a, $b) { return $a == $b; }
	function find($x) {
		foreach ($this->list as $y) if ($this->same($y, $x)) return true;
		return false;
	}
	function put($x) {
		if (!$this->find($x)) $this->list[] = $x;
		usort($this->list, fn($a, $b) => $a - $b);
	}
}
function fact($n) { return $n < 2 ? 1 : $n * fact($n - 1); }
$b = new Book;
for ($i = 0; $i < $argv[1]; $i++) $b->put($i);
fact(3);
