class Book
  def initialize; @list = []; end
  def same(a, b) a == b; end
  def find(x) @list.each { |y| return true if same(y, x) }; false end
  def put(x) @list << x unless find(x); -x end
end
def fact(n) n < 2 ? 1 : n * fact(n - 1) end
b = Book.new
ARGV[0].to_i.times { |i| b.put(i) }
fact(3)
