package Book;
sub new { bless {list => []}, shift }
sub same { my ($a, $b) = @_; return $a == $b }
sub find { my ($s, $x) = @_; for my $y (@{$s->{list}}) { return 1 if same($y, $x) } return 0 }
sub put { my ($s, $x) = @_; push @{$s->{list}}, $x unless $s->find($x); my @l = sort { $b <=> $a } 1 .. 9; utf8::is_utf8("x") }
package main;
sub fact { my $n = shift; $n < 2 ? 1 : $n * fact($n - 1) }
my $b = Book->new;
$b->put($_) for 1 .. shift;
fact(3);
eval "sub dyn { 1 } dyn()";
