// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/library.h"
#include "sync/outbox/parcel.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace tessera {

// What waits to be handed over: a folder of sealed files beside the library, and a list of them kept sealed
// in it. Every change is on the disk when its call returns; a program killed in between leaves a file without
// a line, which the next opening removes, and never a line without its file. Not thread-safe: it lives where
// the library's writer does. The library must outlive it.
class Outbox : public Parcels {
public:
    // `reading`: beside another program that writes; nothing is tidied, and nothing may be changed.
    enum class For : std::uint8_t { writing, reading };
    [[nodiscard]] static Result<Outbox> open(Library& library, For use = For::writing);

    [[nodiscard]] const std::vector<Parcel>& parcels() const { return parcels_; }
    [[nodiscard]] Result<std::vector<Parcel>> list() override { return parcels_; }
    [[nodiscard]] const Parcel* find(std::string_view name) const;
    // The parcel of this revision, if it was made already: then its bytes are not made a second time.
    [[nodiscard]] const Parcel* ofRevision(const Uuid& session, std::string_view revision) const;

    // Keeps sealed bytes; with a revision that is there, answers with what is there and keeps nothing.
    // `bytes` must begin as an age file does: nothing readable is ever put here (invalid).
    [[nodiscard]] Result<Parcel> add(const Uuid& session, std::string_view revision, std::string_view bytes,
                                     UtcTime now);
    // Its bytes, compared with its name (damaged when they differ; notFound when the parcel was taken away).
    [[nodiscard]] Result<std::string> bytes(const Parcel& parcel) override;
    // Writes down what became of a parcel, in the log too; found by its name (notFound). The file of one that
    // was received goes.
    Status update(const Parcel& parcel) override;
    // Takes every parcel of a session away that is still here alone, and answers with how many there were;
    // for a withdrawal. What was handed over keeps its line, without its file.
    [[nodiscard]] Result<std::size_t> forget(const Uuid& session);
    // Where a parcel's file lies, for the system's own ways of sharing.
    [[nodiscard]] std::filesystem::path file(const Parcel& parcel) const { return folder_ / parcel.name; }

private:
    Outbox(Library& library, std::filesystem::path folder) : library_(&library), folder_(std::move(folder)) {}
    Status keep(const std::vector<AuditAct>& acts = {});
    Status sweep() const;

    Library* library_;
    std::filesystem::path folder_;
    std::vector<Parcel> parcels_;
};

}  // namespace tessera
