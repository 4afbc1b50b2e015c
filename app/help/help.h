// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/help/plain_page.h"
#include "app/help/tablet_facts.h"
#include "sync/formats/help/help_book.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <optional>

namespace tessera {

class Device;
class Vault;

// The help pages: the privacy notice, the summary for those who look after data protection, what to do about
// a lost tablet, and what the program is made of. The words come with the product; where they speak of this
// tablet its own facts are filled in. On the screen's thread.
class Help : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QStringList titles READ titles CONSTANT)  // of all pages, in their order
    Q_PROPERTY(int shown READ shown WRITE show NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString lead READ lead NOTIFY changed)
    Q_PROPERTY(QVariantList blocks READ blocks NOTIFY changed)  // PlainPage::forScreen
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY changed)
    Q_PROPERTY(QString result READ result NOTIFY changed)    // where the file lies
    Q_PROPERTY(QString problem READ problem NOTIFY changed)  // why there is none, and what to do
    Q_PROPERTY(bool taken READ taken NOTIFY changed)         // such a file is there already

public:
    // Both must outlive it.
    Help(Device& device, Vault& vault, QObject* parent = nullptr);

    [[nodiscard]] QStringList titles() const;
    [[nodiscard]] int shown() const { return shown_; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString lead() const;
    [[nodiscard]] QVariantList blocks() const { return blocks_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] bool taken() const { return taken_; }
    void show(int page);

    // Begins with a page: "privacy", "data-protection", "lost-tablet", "parts"; the first where there is none
    // of that name. Reads the tablet's facts anew.
    Q_INVOKABLE void begin(const QString& page = {});
    // The page that is shown, as one file to print or to send on.
    Q_INVOKABLE void save(bool replace = false);

signals:
    void changed();

private:
    void fill();
    [[nodiscard]] PlainPage page() const;

    Device& device_;
    Vault& vault_;
    HelpBook book_;
    std::optional<TabletFacts> facts_;
    QVariantList blocks_;
    QString language_, folder_, result_, problem_;
    int shown_ = 0;
    bool taken_ = false;
};

}  // namespace tessera
