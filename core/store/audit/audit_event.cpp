// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "core/store/audit/audit_event.h"

#include "core/store/content_digest.h"

namespace tessera {

namespace {

constexpr std::size_t kDigestBytes = 32;
constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

std::string_view name(AuditKind kind)
{
    switch (kind) {
        case AuditKind::created:
            return "created";
        case AuditKind::ended:
            return "ended";
        case AuditKind::viewed:
            return "viewed";
        case AuditKind::edited:
            return "edited";
        case AuditKind::exported:
            return "exported";
        case AuditKind::sent:
            return "sent";
        case AuditKind::receiptTaken:
            return "receipt-taken";
        case AuditKind::imported:
            return "imported";
        case AuditKind::withdrawn:
            return "withdrawn";
        case AuditKind::erasedByDate:
            return "erased-by-date";
        case AuditKind::unlockFailed:
            return "unlock-failed";
        case AuditKind::protectionSet:
            return "protection-set";
        case AuditKind::deviceKeyChanged:
            return "device-key-changed";
        case AuditKind::studyEnrolled:
            return "study-enrolled";
        case AuditKind::backupMade:
            return "backup-made";
        case AuditKind::restored:
            return "restored";
        case AuditKind::discarded:
            return "discarded";
        case AuditKind::recovered:
            return "recovered";
        case AuditKind::deviceTrusted:
            return "device-trusted";
        case AuditKind::deviceRevoked:
            return "device-revoked";
        case AuditKind::keptAside:
            return "kept-aside";
        case AuditKind::wordsBlanked:
            return "words-blanked";
        case AuditKind::logExported:
            return "log-exported";
        case AuditKind::agreedAnew:
            return "agreed-anew";
    }
    return "unknown";
}

std::string canonicalLine(const AuditEvent& event)
{
    std::string line = std::to_string(event.number) + " " + isoText(event.at) + " ";
    line += name(event.act.kind);
    line += " " + (event.act.session.isNil() ? std::string("-") : event.act.session.text());
    line += " " + std::to_string(event.act.amount) + " ";
    line += event.act.digest.empty() ? std::string("-") : event.act.digest;
    return line;
}

std::string chainedOn(std::string_view before, std::string_view canonicalLine)
{
    std::string bytes = bytesOfDigest(before).value_or(std::string(kDigestBytes, '\0'));
    bytes += canonicalLine;
    return sha256Hex(bytes);
}

std::string firstChain(const Uuid& device)
{
    return sha256Hex("tessera audit 1 " + device.text());
}

std::optional<std::string> bytesOfDigest(std::string_view hex)
{
    if (hex.size() != 2 * kDigestBytes) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = kDigits.find(hex[i]), low = kDigits.find(hex[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes.push_back(static_cast<char>(high * 16 + low));
    }
    return bytes;
}

std::string hexOfDigest(std::string_view bytes)
{
    std::string hex;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        hex.push_back(kDigits[value >> 4]);
        hex.push_back(kDigits[value & 0x0F]);
    }
    return hex;
}

}  // namespace tessera
