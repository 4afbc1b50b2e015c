# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""A WebDAV server of the test's own on loopback, over TLS, that answers as it is told.

scripted_dav.py ROOT CERTIFICATE KEY USER PASSWORD [PORT]
Prints its port. Each line on its standard input is a JSON list of rules, acknowledged with "ok":
{"method": "PUT", "times": 2, "status": 507, "headers": {"Retry-After": "120"}}   an answer
{"method": "GET", "cut": "before"}    the connection breaks before the answer; "after": once it was acted on
{"method": "PUT", "drip": true}       the answer comes a byte at a time and never ends
What no rule is about is done as RFC 4918 says. "log" asks for the methods seen since, as one line.
"""
import base64
import http.server
import json
import os
import ssl
import sys
import threading
import time
import urllib.parse

root, certificate, key, user, password = sys.argv[1:6]
expected = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
lock = threading.Lock()
rules = []
seen = []


def rule_for(method):
    with lock:
        seen.append(method)
        for rule in rules:
            if rule.get("method") in (method, "*") and rule.get("times", 1) > 0:
                if "times" in rule:
                    rule["times"] -= 1
                return rule
    return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def place(self, address=None):
        path = urllib.parse.urlparse(address or self.path).path
        return os.path.join(root, os.path.basename(urllib.parse.unquote(path)))

    def answer(self, status, body=b"", headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def break_off(self):
        self.close_connection = True
        try:
            self.connection.shutdown(2)
        except OSError:
            pass

    def drip(self):
        self.close_connection = True
        self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while True:
            self.wfile.write(b".")
            time.sleep(0.05)

    def handle_one(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        rule = rule_for(self.command)
        if rule and rule.get("cut") == "before":
            return self.break_off()
        if rule and rule.get("drip"):
            return self.drip()
        if rule and "status" in rule:
            return self.answer(rule["status"], b"", rule.get("headers"))
        if user and self.headers.get("Authorization") != expected:
            return self.answer(401, b"", {"WWW-Authenticate": 'Basic realm="visits"'})
        if rule and rule.get("cut") == "after":
            self.answer = lambda *_: self.break_off()
        with lock:
            getattr(self, "on_" + self.command.lower())(body)

    def on_get(self, _):
        try:
            with open(self.place(), "rb") as file:
                content = file.read()
        except OSError:
            return self.answer(404)
        self.answer(200, content)

    def on_put(self, body):
        existed = os.path.exists(self.place())
        with open(self.place(), "wb") as file:
            file.write(body)
        self.answer(204 if existed else 201)

    def on_move(self, _):
        target = self.place(self.headers["Destination"])
        if not os.path.exists(self.place()):
            return self.answer(404)
        if os.path.exists(target) and self.headers.get("Overwrite") == "F":
            return self.answer(412)
        os.replace(self.place(), target)
        self.answer(201)

    def on_delete(self, _):
        try:
            os.remove(self.place())
        except OSError:
            return self.answer(404)
        self.answer(204)

    def on_propfind(self, _):
        names = "".join(
            f"<D:response><D:href>/{urllib.parse.quote(name)}</D:href></D:response>" for name in sorted(os.listdir(root))
        )
        body = f'<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">{names}</D:multistatus>'
        self.answer(207, body.encode(), {"Content-Type": "application/xml"})

    do_GET = do_PUT = do_MOVE = do_DELETE = do_PROPFIND = handle_one


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    # The handshake belongs to the connection's own thread: one that never begins it holds nobody up.
    def finish_request(self, request, client_address):
        try:
            request.settimeout(60)
            Handler(context.wrap_socket(request, server_side=True), client_address, self)
        except (OSError, ValueError):
            pass

    def handle_error(self, *_):
        pass


context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(certificate, key)
server = Server(("127.0.0.1", int(sys.argv[6]) if len(sys.argv) > 6 else 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_address[1], flush=True)
for line in sys.stdin:
    with lock:
        if line.strip() == "log":
            print(" ".join(seen), flush=True)
            seen.clear()
            continue
        rules[:] = json.loads(line)
    print("ok", flush=True)
