# SPDX-FileCopyrightText: The Tessera authors
# SPDX-License-Identifier: Apache-2.0
"""An HTTP proxy of the test's own on loopback: connect_proxy.py [STATUS]

Prints its port, then one line for each CONNECT with where to. With STATUS it lets nothing through and answers that.
"""
import select
import socket
import sys
import threading

status = sys.argv[1] if len(sys.argv) > 1 else ""


def pass_on(client, server):
    while True:
        for one in select.select([client, server], [], [])[0]:
            data = one.recv(65536)
            if not data:
                return
            (server if one is client else client).sendall(data)


def serve(client):
    with client:
        head = b""
        while b"\r\n\r\n" not in head:
            data = client.recv(4096)
            if not data:
                return
            head += data
        method, where, _ = head.split(b"\r\n")[0].decode().split(" ")
        print(method, where, flush=True)
        if status or method != "CONNECT":
            client.sendall(f"HTTP/1.1 {status or 405} No\r\nContent-Length: 0\r\n\r\n".encode())
            return
        host, port = where.rsplit(":", 1)
        with socket.create_connection((host, int(port))) as server:
            client.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            try:
                pass_on(client, server)
            except OSError:
                pass


listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
while True:
    connection, _ = listening.accept()
    threading.Thread(target=serve, args=(connection,), daemon=True).start()
