import flask

app = flask.Flask(__name__)
seen = []


@app.get("/")
def view():
    number = len(seen)
    for other in seen:
        if other == number:
            break
    seen.extend([number] * 20)
    return str(number)
