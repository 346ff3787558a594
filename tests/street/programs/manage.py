"""python manage.py report N: the orders of each customer, a query each, that
looks through all of them."""
import sys

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=[],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3",
                           "NAME": ":memory:"}})
django.setup()

from django.db import connection, models  # noqa: E402


class Order(models.Model):
    customer = models.IntegerField()
    price = models.IntegerField()

    class Meta:
        app_label = "shop"


def fill(n):
    with connection.schema_editor() as editor:
        editor.create_model(Order)
    Order.objects.bulk_create(
        [Order(customer=i % n, price=i) for i in range(5 * n)])


def total(customer):
    return sum(order.price for order in Order.objects.filter(customer=customer))


def orders(n):
    return [total(customer) for customer in range(n)]


def main():
    n = int(sys.argv[2])
    fill(n)
    print(sum(orders(n)))


main()
