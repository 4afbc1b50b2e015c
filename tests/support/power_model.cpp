// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/power_model.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <random>
#include <string_view>

namespace tessera::test {

namespace {

constexpr std::int64_t kSector = 512;

// A part of a change that a disk writes whole or not at all.
struct Piece {
    DiskChange::Kind kind;
    std::int64_t offset;
    std::string_view bytes;
};

void writeInto(std::string& content, std::int64_t offset, std::string_view bytes)
{
    const auto begin = static_cast<std::size_t>(offset);
    if (content.size() < begin + bytes.size()) {
        content.resize(begin + bytes.size(), '\0');
    }
    content.replace(begin, bytes.size(), bytes);
}

void applyPiece(std::optional<std::string>& content, const Piece& piece)
{
    if (piece.kind == DiskChange::Kind::remove) {
        content.reset();
        return;
    }
    if (!content) {
        content.emplace();
    }
    if (piece.kind == DiskChange::Kind::write) {
        writeInto(*content, piece.offset, piece.bytes);
    } else if (piece.kind == DiskChange::Kind::truncate) {
        content->resize(static_cast<std::size_t>(piece.offset), '\0');
    }
}

std::vector<Piece> sectors(const DiskChange& change)
{
    if (change.kind != DiskChange::Kind::write) {
        return {{change.kind, change.offset, {}}};
    }
    std::vector<Piece> pieces;
    std::string_view rest = change.bytes;
    std::int64_t at = change.offset;
    while (!rest.empty()) {
        const auto length = std::min(rest.size(), static_cast<std::size_t>(kSector - at % kSector));
        pieces.push_back({change.kind, at, rest.substr(0, length)});
        rest.remove_prefix(length);
        at += static_cast<std::int64_t>(length);
    }
    return pieces;
}

std::string_view folderOf(std::string_view path)
{
    return path.substr(0, path.rfind('/') + 1);
}

// Percent of the sectors that are kept, of which one is drawn for each file.
constexpr std::array<std::uint32_t, 6> kKept{0, 25, 50, 75, 95, 100};

}  // namespace

PowerModel::PowerModel(const DiskImage& durable)
{
    for (const auto& [path, content] : durable) {
        files_[path] = File{true, content, {}};
    }
}

// What was created and removed in the folder of `path` is so for good; what was written stays unsynced.
void PowerModel::settleFolder(std::string_view path)
{
    for (auto& [other, file] : files_) {
        if (folderOf(other) != folderOf(path)) {
            continue;
        }
        std::vector<DiskChange> left;
        for (auto& change : file.unsynced) {
            if (change.kind == DiskChange::Kind::remove) {
                file.exists = false;
                file.content.clear();
                left.clear();
            } else if (change.kind == DiskChange::Kind::create) {
                file.exists = true;
            } else {
                left.push_back(std::move(change));
            }
        }
        file.unsynced = std::move(left);
    }
}

void PowerModel::apply(const DiskChange& change)
{
    File& file = files_[change.file];
    if (change.kind != DiskChange::Kind::sync) {
        file.unsynced.push_back(change);
    } else {
        std::optional<std::string> content;
        if (file.exists) {
            content = std::move(file.content);
        }
        for (const auto& waiting : file.unsynced) {
            applyPiece(content, {waiting.kind, waiting.offset, waiting.bytes});
        }
        file = File{content.has_value(), content.value_or(std::string{}), {}};
    }
    if (change.folder) {
        settleFolder(change.file);
    }
}

DiskImage PowerModel::cut(std::uint32_t seed) const
{
    std::mt19937 random(seed);
    DiskImage image;
    for (const auto& [path, file] : files_) {
        std::optional<std::string> content;
        if (file.exists) {
            content = file.content;
        }
        const auto drawn = kKept.at(random() % kKept.size());
        const auto kept = seed == 0 ? 0 : seed == 1 ? 100 : drawn;
        std::vector<Piece> pieces;
        for (const auto& change : file.unsynced) {
            for (const auto& piece : sectors(change)) {
                if (random() % 100 < kept) {
                    pieces.push_back(piece);
                }
            }
        }
        if (seed > 1 && random() % 2 == 0) {
            std::shuffle(pieces.begin(), pieces.end(), random);
        }
        for (const auto& piece : pieces) {
            applyPiece(content, piece);
        }
        if (content) {
            image.emplace(path, std::move(*content));
        }
    }
    return image;
}

}  // namespace tessera::test
