// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "sync/bundle/trust/enrolment.h"

#include "core/store/content_digest.h"
#include "sync/bundle/trust/recovery.h"

#include <sodium.h>

namespace tessera {
namespace {

constexpr const char* kStudy = "study";
constexpr const char* kSealingSecret = "sealing-secret";
constexpr std::size_t kSecretBytes = 32;

}  // namespace

Result<std::optional<StudyCard>> enrolledStudy(const Library& library)
{
    const auto text = library.secret(kStudy);
    if (!text) return text.error();
    if (!*text) return std::optional<StudyCard>{};
    auto card = readStudyCard(**text);
    if (!card) return Error{Errc::damaged, "the enrolled study cannot be read; restore a backup", {}};
    return std::optional<StudyCard>(std::move(*card));
}

Result<bool> isEnrolled(const Library& library)
{
    const auto text = library.secret(kStudy);
    if (!text) return text.error();
    return text->has_value();
}

Result<Enrolled> enrol(Library& library, const StudyCard& card)
{
    const auto before = enrolledStudy(library);
    if (!before) return before.error();
    if (*before) {
        const StudyCard& known = **before;
        if (known.id != card.id)
            return Error{Errc::refused, "this tablet belongs to the study " + known.id + " already", {}};
        if (known.signingKey != card.signingKey)
            return Error{
                Errc::refused,
                "a card of this study was taken in before, with another signing key; ask the investigator",
                {}};
        if (known.body() == card.body()) return Enrolled::already;
        if (card.revision <= known.revision)
            return Error{Errc::refused,
                         "revision " + std::to_string(known.revision) +
                             " of this study's card is enrolled; this one is not later",
                         {}};
        if (card.signature.empty())
            return Error{
                Errc::refused,
                "a changed card is taken in as a file or a QR code, which carry the study's signature",
                {}};
    }
    const AuditAct act{AuditKind::studyEnrolled, {}, card.revision, sha256Hex(card.text())};
    if (const Status kept = library.setSecrets({{kStudy, card.text()}}, {act}); !kept) return kept.error();
    if (const Status followed = followCard(library, card); !followed) return followed.error();
    return *before ? Enrolled::revised : Enrolled::now;
}

Result<std::string> sealingSecret(Library& library)
{
    auto stored = library.secret(kSealingSecret);
    if (!stored) return stored.error();
    if (*stored && (*stored)->size() == kSecretBytes) return **stored;
    if (*stored)
        return Error{Errc::damaged, "what bundles are sealed with cannot be read; restore a backup", {}};
    if (sodium_init() < 0)
        return Error{Errc::unavailable, "this machine gives no random numbers; nothing can be sealed", {}};
    std::string made(kSecretBytes, '\0');
    randombytes_buf(made.data(), made.size());
    if (const Status kept = library.setSecret(kSealingSecret, made); !kept) return kept.error();
    return made;
}

}  // namespace tessera
