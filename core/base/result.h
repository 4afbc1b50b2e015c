// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace tessera {

// What kind of failure it was, for code that must choose; `Error::what` is for people.
enum class Errc {
    invalid,      // the input breaks a rule (a script line, a damaged byte, a wrong code)
    notFound,     // no such session, file or code
    exists,       // would overwrite something that must stay
    refused,      // allowed in general, not now (session ended, consent lacks notes)
    locked,       // a passphrase is needed, or another program is writing
    tooNew,       // written by a later version of this program
    damaged,      // failed its integrity check or its signature
    full,         // no room left where it should be written
    io,           // the system said no
    unavailable,  // not part of this version or this machine
};

// One failure, in one sentence a person can act on. Never holds a note's text, a code of a person or a key.
struct Error {
    Errc code = Errc::io;
    std::string what;   // what happened and what to do next
    std::string where;  // a path, or file:line; empty when there is no place
};

// "where: what", the one line shown on stderr.
[[nodiscard]] std::string describe(const Error& error);

// A value or the reason why there is none. Value semantics; no thread rule of its own.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : content_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
    Result(Error error) : content_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(content_); }
    explicit operator bool() const { return ok(); }

    // Only when ok().
    [[nodiscard]] T& value() & { return std::get<T>(content_); }
    [[nodiscard]] const T& value() const& { return std::get<T>(content_); }
    [[nodiscard]] T&& value() && { return std::get<T>(std::move(content_)); }
    T* operator->() { return &std::get<T>(content_); }
    const T* operator->() const { return &std::get<T>(content_); }
    T& operator*() & { return std::get<T>(content_); }
    const T& operator*() const& { return std::get<T>(content_); }
    T&& operator*() && { return std::get<T>(std::move(content_)); }

    // Only when not ok().
    [[nodiscard]] const Error& error() const { return std::get<Error>(content_); }

private:
    std::variant<T, Error> content_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : error_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool ok() const { return !error_; }
    explicit operator bool() const { return ok(); }
    [[nodiscard]] const Error& error() const { return *error_; }

private:
    std::optional<Error> error_;
};

using Status = Result<void>;

}  // namespace tessera
