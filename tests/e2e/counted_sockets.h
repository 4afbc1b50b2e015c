// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <dlfcn.h>
#include <netdb.h>
#include <sys/socket.h>

#include <atomic>

namespace tessera::test {

// How many sockets of the internet, and names of its machines, this program and all its libraries asked the
// system for. For one source of a program that is linked with its names visible to its libraries
// (ENABLE_EXPORTS).
inline std::atomic<int> internetSockets = 0;

}  // namespace tessera::test

// Stands before the system's own.
extern "C" int socket(int domain, int type, int protocol) noexcept
{
    using Real = int (*)(int, int, int);
    static const auto real = reinterpret_cast<Real>(::dlsym(RTLD_NEXT, "socket"));
    if (domain == AF_INET || domain == AF_INET6) ++tessera::test::internetSockets;
    return real(domain, type, protocol);
}

// Asks servers through sockets of the system's own library, which go past the one above.
extern "C" int getaddrinfo(const char* node, const char* service, const addrinfo* hints, addrinfo** found)
{
    using Real = int (*)(const char*, const char*, const addrinfo*, addrinfo**);
    static const auto real = reinterpret_cast<Real>(::dlsym(RTLD_NEXT, "getaddrinfo"));
    ++tessera::test::internetSockets;
    return real(node, service, hints, found);
}
