// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/render/look.h"
#include "core/base/result.h"

#include <QPainter>
#include <QString>

#include <filesystem>
#include <vector>

namespace tessera {

// The page to use with a family: what they and the helper do together, in plain words, with the four images
// large and room to draw. One sheet of A4; it says nothing of any visit.
struct FamilySheet {
    struct Part {
        CodeIndex code = kNoCode;
        QString image, words, draw;  // the image in words; what it means; what may be drawn
    };
    QString title, hint, closing;
    QString language;         // of the words, as in BCP 47
    std::vector<Part> parts;  // four
};

// In tenths of a millimetre.
void paintFamilySheet(QPainter& painter, const FamilySheet& sheet, const Scheme& scheme, const Look& look);

// As PDF, whole and durably or not at all; an existing target is refused unless `replace`. Needs a
// QGuiApplication for its fonts; may be called from any thread.
Status writeFamilySheet(const FamilySheet& sheet, const Scheme& scheme, const Look& look,
                        const std::filesystem::path& target, bool replace);

}  // namespace tessera
