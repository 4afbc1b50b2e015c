// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/privacy/told_text.h"

#include <QStringList>

namespace tessera {
namespace {

QString part(const std::string& text, std::size_t from, std::size_t to)
{
    return QString::fromUtf8(text.data() + from, static_cast<qsizetype>(to - from));
}

QString escaped(const QString& text)
{
    return text.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

}  // namespace

QString markedText(const std::string& text, const std::vector<TextFinding>& findings)
{
    QString marked;
    std::size_t at = 0;
    for (const TextFinding& finding : findings) {
        marked += escaped(part(text, at, finding.from));
        marked += QStringLiteral("<b><u>") + escaped(part(text, finding.from, finding.to)) +
                  QStringLiteral("</u></b>");
        at = finding.to;
    }
    return marked + escaped(part(text, at, text.size()));
}

QString markedParts(const std::string& text, const std::vector<TextFinding>& findings)
{
    QStringList parts;
    for (const TextFinding& finding : findings) parts << part(text, finding.from, finding.to);
    return parts.join(QStringLiteral(", "));
}

QString ToldText::marked() const
{
    return markedText(text_.toStdString(), findings_);
}

QString ToldText::parts() const
{
    return markedParts(text_.toStdString(), findings_);
}

void ToldText::setText(const QString& text)
{
    if (text == text_) return;
    static const TextCheck check;
    text_ = text;
    findings_ = check.find(text.toStdString());
    emit changed();
}

}  // namespace tessera
