// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/seal/qr_picture.h"

#include <qrencode.h>

#include <algorithm>
#include <array>
#include <memory>

namespace tessera {
namespace {

constexpr int kMargin = 4;

std::uint32_t crc32(std::string_view bytes)
{
    std::uint32_t sum = 0xffffffffU;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xedb88320U : 0U);
    }
    return ~sum;
}

std::uint32_t adler32(std::string_view bytes)
{
    constexpr std::uint32_t kPrime = 65521;
    std::uint32_t a = 1, b = 0;
    for (const char byte : bytes) {
        a = (a + static_cast<unsigned char>(byte)) % kPrime;
        b = (b + a) % kPrime;
    }
    return (b << 16U) | a;
}

std::string big(std::uint32_t value)
{
    std::string bytes;
    for (unsigned shift = 32; shift > 0;) bytes += static_cast<char>((value >> (shift -= 8)) & 0xffU);
    return bytes;
}

std::string chunk(std::string_view type, const std::string& content)
{
    const std::string body = std::string(type) + content;
    return big(static_cast<std::uint32_t>(content.size())) + body + big(crc32(body));
}

// A zlib stream (RFC 1950) that stores its bytes as they are: the picture is small, and so is this.
std::string stored(std::string_view bytes)
{
    constexpr std::size_t kMostInBlock = 65535;
    std::string out("\x78\x01");
    for (std::string_view rest = bytes;;) {
        const std::string_view block = rest.substr(0, kMostInBlock);
        rest.remove_prefix(block.size());
        out += rest.empty() ? '\x01' : '\0';
        const auto size = static_cast<std::uint32_t>(block.size());
        for (const std::uint32_t number : {size, ~size & 0xffffU}) {
            out += static_cast<char>(number & 0xffU);
            out += static_cast<char>(number >> 8U);
        }
        out += block;
        if (rest.empty()) break;
    }
    return out + big(adler32(bytes));
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else if (c == '>') {
            out += "&gt;";
        } else {
            out += c;
        }
    }
    return out;
}

}  // namespace

Result<QrCode> qrCode(std::string_view text)
{
    const std::string zeroEnded(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
        QRcode_encodeString(zeroEnded.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!made) return Error{Errc::invalid, "this is too long for a QR code", {}};
    QrCode code;
    code.size = made->width;
    const int modules = made->width * made->width;
    for (int i = 0; i < modules; ++i) code.dark.push_back((made->data[i] & 1U) != 0);
    return code;
}

std::string qrSvg(const QrCode& code, std::string_view caption)
{
    const int side = code.size + 2 * kMargin;
    const int below = caption.empty() ? 0 : 4;
    const std::string width = std::to_string(side), height = std::to_string(side + below);
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " " + height +
                      "\" width=\"" + width + "mm\" height=\"" + height +
                      "mm\" shape-rendering=\"crispEdges\">\n<rect width=\"" + width + "\" height=\"" +
                      height + "\" fill=\"#ffffff\"/>\n<path fill=\"#000000\" d=\"";
    for (int row = 0; row < code.size; ++row) {
        for (int from = 0; from < code.size; ++from) {
            const auto isDark = [&code, row](int column) { return code.isDark(row, column); };
            if (!isDark(from)) continue;
            int to = from;
            while (to < code.size && isDark(to)) ++to;
            svg += "M" + std::to_string(from + kMargin) + " " + std::to_string(row + kMargin) + "h" +
                   std::to_string(to - from) + "v1h-" + std::to_string(to - from) + "z";
            from = to;
        }
    }
    svg += "\"/>\n";
    if (!caption.empty())
        svg += "<text x=\"" + std::to_string(kMargin) + "\" y=\"" + std::to_string(side + 1) +
               "\" font-family=\"sans-serif\" font-size=\"3\">" + escaped(caption) + "</text>\n";
    return svg + "</svg>\n";
}

std::string qrPng(const QrCode& code, int modulePixels)
{
    const int side = (code.size + 2 * kMargin) * modulePixels;
    const std::size_t rowBytes = static_cast<std::size_t>(side + 7) / 8;
    std::string pixels;
    for (int y = 0; y < side; ++y) {
        std::string row(rowBytes, '\xff');
        const int moduleRow = y / modulePixels - kMargin;
        for (int x = 0; x < side; ++x) {
            const int column = x / modulePixels - kMargin;
            const bool inside = moduleRow >= 0 && moduleRow < code.size && column >= 0 && column < code.size;
            if (!inside || !code.isDark(moduleRow, column)) continue;
            char& eight = row[static_cast<std::size_t>(x) / 8];
            eight = static_cast<char>(static_cast<unsigned char>(eight) &
                                      ~(0x80U >> (static_cast<unsigned>(x) % 8)));
        }
        pixels += '\0';  // no filter
        pixels += row;
    }
    const std::string size = big(static_cast<std::uint32_t>(side));
    const std::string head = size + size + std::string("\x01\0\0\0\0", 5);  // 1 bit, grey
    return std::string("\x89PNG\r\n\x1a\n") + chunk("IHDR", head) + chunk("IDAT", stored(pixels)) +
           chunk("IEND", {});
}

}  // namespace tessera
