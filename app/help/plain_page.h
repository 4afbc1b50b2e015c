// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <filesystem>

namespace tessera {

// A page of words: for the screen, and as one file of HTML that any browser opens and prints. No script, and
// a rule that forbids the browser to ask for anything.
struct PlainPage {
    struct Block {
        enum class Kind {
            heading,
            text,
            points,
            facts,  // rows of a name and what it is
            table,  // rows of cells; the first row are their names
        } kind = Kind::text;
        QString text;
        QStringList points;
        QList<QStringList> rows;
    };
    QString title, lead;
    QString language;  // of the words: "en"
    QString origin;    // by what it was made, and when; at the end of the file
    QList<Block> blocks;

    // {kind: "heading", "text", "points", "facts", text, points, rows: [[…], …]} each.
    [[nodiscard]] QVariantList forScreen() const;
    // The same page gives the same bytes.
    [[nodiscard]] QByteArray html() const;
};

// Writes a page or a table into a folder, which is made when it is missing; answers with the file's path.
// `exists` when a file of that name is there and may not be replaced.
[[nodiscard]] Result<std::filesystem::path> writeInto(const std::filesystem::path& folder,
                                                      const QString& name, const QByteArray& bytes,
                                                      bool replace);

}  // namespace tessera
