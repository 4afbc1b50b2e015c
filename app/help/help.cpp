// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/help/help.h"

#include "app/device/device.h"
#include "app/visits/vault.h"
#include "app/words/words.h"

#include <QFile>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

namespace tessera {

namespace {

using Kind = PlainPage::Block::Kind;

Kind kindOf(HelpBook::Block::Kind kind)
{
    switch (kind) {
        case HelpBook::Block::Kind::heading:
            return Kind::heading;
        case HelpBook::Block::Kind::points:
            return Kind::points;
        case HelpBook::Block::Kind::facts:
            return Kind::facts;
        case HelpBook::Block::Kind::text:
            break;
    }
    return Kind::text;
}

}  // namespace

Help::Help(Device& device, Vault& vault, QObject* parent)
    : QObject(parent),
      device_(device),
      vault_(vault),
      folder_(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    //: The code of the language that these words are in: "en", "de", "pt-BR"
    language_ = tr("en");
    QFile file(QStringLiteral(":/help/help.json"));
    if (file.open(QIODevice::ReadOnly))
        if (auto book = readHelpBook(file.readAll().toStdString(), "help.json", language_.toStdString()))
            book_ = std::move(*book);
    connect(&vault_, &Vault::locking, this, [this] {
        facts_.reset();
        fill();
    });
}

QStringList Help::titles() const
{
    QStringList titles;
    for (const HelpBook::Page& page : book_.pages) titles << words::text(page.title);
    return titles;
}

QString Help::title() const
{
    return book_.pages.empty() ? QString{} : words::text(book_.pages[static_cast<std::size_t>(shown_)].title);
}

QString Help::lead() const
{
    return book_.pages.empty() ? QString{} : words::text(book_.pages[static_cast<std::size_t>(shown_)].lead);
}

void Help::show(int page)
{
    if (page < 0 || page >= static_cast<int>(book_.pages.size())) return;
    shown_ = page;
    taken_ = false;
    result_.clear();
    problem_.clear();
    fill();
}

void Help::begin(const QString& page)
{
    const auto found =
        std::find_if(book_.pages.begin(), book_.pages.end(),
                     [&page](const HelpBook::Page& one) { return words::text(one.page) == page; });
    show(found == book_.pages.end() ? 0 : static_cast<int>(found - book_.pages.begin()));
    if (vault_.state() != Vault::Open) return;
    vault_.ask([](Library& library) { return factsOf(library); },
               [this](Result<TabletFacts> facts) {
                   if (!facts || vault_.state() != Vault::Open) return;
                   facts_ = std::move(*facts);
                   fill();
               });
}

PlainPage Help::page() const
{
    PlainPage page;
    if (book_.pages.empty()) return page;
    const HelpBook::Page& told = book_.pages[static_cast<std::size_t>(shown_)];
    page.title = words::text(told.title);
    page.lead = words::text(told.lead);
    page.language = language_;
    for (const HelpBook::Block& block : told.blocks) {
        PlainPage::Block one;
        one.kind = kindOf(block.kind);
        one.text = words::text(block.text);
        for (const std::string& point : block.points) one.points << words::text(point);
        if (block.kind == HelpBook::Block::Kind::facts) {
            one.text.clear();
            if (block.text == "parts")
                for (const HelpBook::Part& part : book_.parts)
                    one.rows << QStringList{
                        words::text(part.name),
                        //: what a part is for, and its licence
                        tr("%1. Licence: %2").arg(words::text(part.what), words::text(part.licence))};
            else if (facts_)
                one.rows = block.text == "tablet" ? tabletRows(*facts_) : protectionRows(*facts_);
        }
        page.blocks << one;
    }
    page.origin = tr("Tessera, %1").arg(words::text(isoText(device_.clock().utc()).substr(0, 10)));
    return page;
}

void Help::fill()
{
    blocks_ = page().forScreen();
    emit changed();
}

void Help::save(bool replace)
{
    taken_ = false;
    result_.clear();
    problem_.clear();
    if (!book_.pages.empty()) {
        const QString name = QStringLiteral("tessera-%1.html")
                                 .arg(words::text(book_.pages[static_cast<std::size_t>(shown_)].page));
        const auto written = writeInto(folder_.toStdString(), name, page().html(), replace);
        taken_ = !written && written.error().code == Errc::exists;
        if (written)
            result_ = words::text(written->string());
        else
            problem_ =
                taken_ ? tr("There is such a file in this folder already.") : words::problem(written.error());
    }
    emit changed();
}

}  // namespace tessera
