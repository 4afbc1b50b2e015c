// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <list>
#include <random>
#include <thread>
#include <vector>

namespace tessera::test {

// Stands between a client and a server on this machine and breaks connections: in the middle of what is
// sent, or after it was sent and before the answer is through. What it breaks follows from its seed. Runs on
// a thread of its own until it goes.
class CuttingProxy {
public:
    CuttingProxy(std::uint16_t serverPort, unsigned seed) : server_(serverPort), random_(seed)
    {
        listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (::bind(listening_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::listen(listening_, 16) != 0 ||
            ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
            ::pipe(stop_.data()) != 0)
            qFatal("no port to listen on");
        port_ = ntohs(address.sin_port);
        thread_ = std::thread([this] { run(); });
    }
    CuttingProxy(const CuttingProxy&) = delete;
    CuttingProxy& operator=(const CuttingProxy&) = delete;
    ~CuttingProxy()
    {
        if (::write(stop_[1], "", 1) != 1) qFatal("the proxy cannot be stopped");
        thread_.join();
        for (const int end : stop_) ::close(end);
        ::close(listening_);
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] int cuts() const { return cuts_; }
    // From the next connection on.
    void cutNothing() { cutting_ = false; }

private:
    static constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
    struct Connection {
        int client = -1, server = -1;
        std::size_t up = kNever, down = kNever;  // bytes that are let through
    };

    static sockaddr_in loopback(std::uint16_t port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    void accept()
    {
        Connection connection;
        connection.client = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        connection.server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(server_);
        if (::connect(connection.server, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
            ::close(connection.client);
            ::close(connection.server);
            return;
        }
        std::bernoulli_distribution answer(0.5);
        std::uniform_int_distribution<std::size_t> after(1, 60'000);
        if (cutting_) (answer(random_) ? connection.down : connection.up) = after(random_);
        connections_.push_back(connection);
    }

    // False when the connection is over.
    bool forward(int from, int to, std::size_t& left)
    {
        std::array<char, 4096> bytes{};
        const ssize_t count = ::read(from, bytes.data(), bytes.size());
        if (count <= 0) return false;
        const std::size_t allowed = std::min(left, static_cast<std::size_t>(count));
        std::size_t sent = 0;
        while (sent < allowed) {
            const ssize_t now = ::send(to, bytes.data() + sent, allowed - sent, MSG_NOSIGNAL);
            if (now <= 0) return false;
            sent += static_cast<std::size_t>(now);
        }
        if (left == kNever) return true;
        left -= allowed;
        if (left == 0) ++cuts_;
        return left > 0;
    }

    void run()
    {
        while (true) {
            std::vector<pollfd> events{{stop_[0], POLLIN, 0}, {listening_, POLLIN, 0}};
            for (const Connection& connection : connections_) {
                events.push_back({connection.client, POLLIN, 0});
                events.push_back({connection.server, POLLIN, 0});
            }
            if (::poll(events.data(), events.size(), -1) < 0) continue;
            if (events[0].revents != 0) break;
            std::size_t i = 2;
            for (auto connection = connections_.begin(); connection != connections_.end(); i += 2) {
                const bool over = (events[i].revents != 0 &&
                                   !forward(connection->client, connection->server, connection->up)) ||
                                  (events[i + 1].revents != 0 &&
                                   !forward(connection->server, connection->client, connection->down));
                connection = over ? drop(connection) : std::next(connection);
            }
            if (events[1].revents != 0) accept();
        }
        for (auto connection = connections_.begin(); connection != connections_.end();)
            connection = drop(connection);
    }

    std::list<Connection>::iterator drop(std::list<Connection>::iterator connection)
    {
        ::close(connection->client);
        ::close(connection->server);
        return connections_.erase(connection);
    }

    std::uint16_t server_ = 0, port_ = 0;
    std::mt19937 random_;
    int listening_ = -1;
    std::array<int, 2> stop_{-1, -1};
    std::atomic<int> cuts_ = 0;
    std::atomic<bool> cutting_ = true;
    std::list<Connection> connections_;
    std::thread thread_;
};

}  // namespace tessera::test
