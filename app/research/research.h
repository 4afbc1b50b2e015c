// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/research/importing.h"
#include "app/research/study.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

namespace tessera {

// What a researcher does: the archive, what comes into it, and what is in it. Where it lies is remembered
// beside the library; a place with a password in it is not.
class Research : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    // A file, or postgresql://…
    Q_PROPERTY(QString archive READ archive WRITE setArchive NOTIFY changed)
    Q_PROPERTY(bool archiveThere READ archiveThere NOTIFY changed)  // a server counts as there
    Q_PROPERTY(tessera::Importing* importing READ importing CONSTANT)
    Q_PROPERTY(tessera::Study* study READ study CONSTANT)

public:
    // `file`: where the choice is kept; empty: nowhere.
    explicit Research(QString file, QObject* parent = nullptr);

    [[nodiscard]] QString archive() const { return archive_; }
    [[nodiscard]] bool archiveThere() const;
    void setArchive(const QString& location);
    [[nodiscard]] Importing* importing() { return &importing_; }
    [[nodiscard]] Study* study() { return &study_; }
    // What was read of the archive and of files goes from memory; it is read anew when it is asked for.
    void close();
    // An import may have made the file.
    Q_INVOKABLE void look() { emit changed(); }

    // In the person's Documents.
    [[nodiscard]] static QString usualArchive();

signals:
    void changed();

private:
    QString file_, archive_;
    Importing importing_;
    Study study_;
};

}  // namespace tessera
