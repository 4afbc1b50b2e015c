// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/library.h"
#include "sync/outbox/retry.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// The numbers are stored.
enum class ParcelState : std::uint8_t {
    sealed = 1,      // made, and still here alone
    handedOver = 2,  // lies at its target, read back and compared
    received = 3,    // the study signed that it took it in
};
[[nodiscard]] std::string_view name(ParcelState state);  // "sealed", "handed over", "received"

// One revision of one session, on its way. Its bytes never change once made.
struct Parcel {
    std::string name;  // "<SHA-256 of the bytes>.tessera.age"
    Uuid session;
    std::string revision;  // what the bytes were made of: the same revision and choice are one parcel
    ParcelState state = ParcelState::sealed;
    std::uint64_t size = 0;  // bytes
    UtcTime made;
    UtcTime changed;                  // when the state became what it is
    unsigned failures = 0;            // tries in a row that did not hand it over
    UtcTime next;                     // not tried by itself before
    Trouble trouble = Trouble::none;  // of the last try
    std::vector<std::string> aside;   // temporary names that may still lie at the target

    bool operator==(const Parcel&) const = default;
};

// What waits to be handed over: a folder of sealed files beside the library, and a list of them kept sealed
// in it. Every change is on the disk when its call returns; a program killed in between leaves a file without
// a line, which the next opening removes, and never a line without its file. Not thread-safe: it lives where
// the library's writer does. The library must outlive it.
class Outbox {
public:
    [[nodiscard]] static Result<Outbox> open(Library& library);

    [[nodiscard]] const std::vector<Parcel>& parcels() const { return parcels_; }
    [[nodiscard]] const Parcel* find(std::string_view name) const;
    // The parcel of this revision, if it was made already: then its bytes are not made a second time.
    [[nodiscard]] const Parcel* ofRevision(const Uuid& session, std::string_view revision) const;

    // Keeps sealed bytes; with a revision that is there, answers with what is there and keeps nothing.
    // `bytes` must begin as an age file does: nothing readable is ever put here (invalid).
    [[nodiscard]] Result<Parcel> add(const Uuid& session, std::string_view revision, std::string_view bytes,
                                     UtcTime now);
    // Its bytes, compared with its name (damaged when they differ).
    [[nodiscard]] Result<std::string> bytes(const Parcel& parcel) const;
    // Writes down what became of a parcel; found by its name (notFound).
    Status update(const Parcel& parcel);
    // Takes every parcel of a session away that is still here alone, and answers with how many there were;
    // for a withdrawal. What was handed over keeps its line, without its file.
    [[nodiscard]] Result<std::size_t> forget(const Uuid& session);

private:
    Outbox(Library& library, std::filesystem::path folder) : library_(&library), folder_(std::move(folder)) {}
    Status keep();
    Status sweep() const;

    Library* library_;
    std::filesystem::path folder_;
    std::vector<Parcel> parcels_;
};

}  // namespace tessera
