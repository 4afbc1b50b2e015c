// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/formats/boris/gzip_text.h"

#include <zlib.h>
#include <array>
#include <cstdint>
#include <streambuf>

namespace tessera {

namespace {

constexpr std::uint64_t kMostUnpacked = 1ULL << 30U;
constexpr int kGzipOnly = 16 + MAX_WBITS;

class GzipBuffer : public std::streambuf {
public:
    explicit GzipBuffer(std::istream& packed) : packed_(packed) { restart(); }
    ~GzipBuffer() override { inflateEnd(&state_); }
    GzipBuffer(const GzipBuffer&) = delete;
    GzipBuffer& operator=(const GzipBuffer&) = delete;

    // What went wrong is told by the stream around it, which looks here.
    [[nodiscard]] bool broken() const { return broken_; }

protected:
    int_type underflow() override
    {
        if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
        const std::size_t made = unpack();
        if (made == 0) {
            if (broken_) throw std::ios_base::failure("damaged");  // becomes the stream's badbit
            return traits_type::eof();
        }
        setg(out_.data(), out_.data(), out_.data() + made);
        return traits_type::to_int_type(*gptr());
    }

    pos_type seekpos(pos_type position, std::ios_base::openmode /*which*/) override
    {
        if (position != pos_type(0)) return pos_type(off_type(-1));
        inflateEnd(&state_);
        restart();
        return 0;
    }

private:
    void restart()
    {
        state_ = {};
        broken_ = inflateInit2(&state_, kGzipOnly) != Z_OK;
        ended_ = false;
        made_ = 0;
        packed_.clear();
        packed_.seekg(0);
        setg(out_.data(), out_.data(), out_.data());
    }

    bool fill()
    {
        packed_.read(in_.data(), static_cast<std::streamsize>(in_.size()));
        state_.next_in = reinterpret_cast<Bytef*>(in_.data());
        state_.avail_in = static_cast<uInt>(packed_.gcount());
        return state_.avail_in > 0;
    }

    std::size_t unpack()
    {
        if (broken_) return 0;
        state_.next_out = reinterpret_cast<Bytef*>(out_.data());
        state_.avail_out = static_cast<uInt>(out_.size());
        while (state_.avail_out == out_.size()) {
            if (state_.avail_in == 0 && !fill()) {
                broken_ = !ended_;
                return 0;
            }
            if (ended_) {
                if (inflateReset(&state_) != Z_OK) broken_ = true;
                ended_ = false;
            }
            const int result = broken_ ? Z_DATA_ERROR : inflate(&state_, Z_NO_FLUSH);
            ended_ = result == Z_STREAM_END;
            if (result != Z_OK && !ended_) {
                broken_ = true;
                break;
            }
        }
        const std::size_t came = out_.size() - state_.avail_out;
        made_ += came;
        if (made_ > kMostUnpacked) {
            broken_ = true;
            return 0;
        }
        return came;
    }

    std::istream& packed_;
    z_stream state_{};
    std::array<char, 1U << 15U> in_{};
    std::array<char, 1U << 16U> out_{};
    std::uint64_t made_ = 0;
    bool ended_ = false;
    bool broken_ = false;
};

class GzipStream : public std::istream {
public:
    explicit GzipStream(std::istream& packed) : std::istream(nullptr), buffer_(packed) { rdbuf(&buffer_); }

private:
    GzipBuffer buffer_;
};

}  // namespace

std::unique_ptr<std::istream> gunzipping(std::istream& packed)
{
    return std::make_unique<GzipStream>(packed);
}

bool isGzip(std::istream& stream)
{
    std::array<char, 2> mark{};
    stream.read(mark.data(), 2);
    const bool found = stream.gcount() == 2 && mark[0] == '\x1F' && mark[1] == '\x8B';
    stream.clear();
    stream.seekg(0);
    return found;
}

}  // namespace tessera
