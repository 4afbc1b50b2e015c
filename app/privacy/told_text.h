// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/privacy/text_check.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <vector>

namespace tessera {

// A text with its findings marked: bold and underlined, in Qt's StyledText, everything else escaped.
[[nodiscard]] QString markedText(const std::string& text, const std::vector<TextFinding>& findings);
// The marked parts for the ear: "Anna, 07700 900123".
[[nodiscard]] QString markedParts(const std::string& text, const std::vector<TextFinding>& findings);

// What somebody writes, and whether it may say who it is about. For pages; looks again when the text changes.
class ToldText : public QObject {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(bool doubtful READ doubtful NOTIFY changed)
    Q_PROPERTY(QString marked READ marked NOTIFY changed)  // StyledText
    Q_PROPERTY(QString parts READ parts NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] QString text() const { return text_; }
    [[nodiscard]] bool doubtful() const { return !findings_.empty(); }
    [[nodiscard]] QString marked() const;
    [[nodiscard]] QString parts() const;

    void setText(const QString& text);

signals:
    void changed();

private:
    QString text_;
    std::vector<TextFinding> findings_;
};

}  // namespace tessera
