// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <filesystem>

namespace tessera {

class Vault;

// Help of the study for who forgot the passphrase: agreed to in the settings once a study is enrolled, asked
// for on the lock page. A request is written as a file for the study; its answer, a file too, opens the
// library once, and a new passphrase is set. On the screen's thread.
class RecoveryHelp : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(QString study READ study NOTIFY changed)  // name of the enrolled one; empty: nobody could help
    Q_PROPERTY(bool agreed READ agreed NOTIFY changed)   // it may
    Q_PROPERTY(bool offered READ offered NOTIFY changed)      // the same of a locked library, once looked for
    Q_PROPERTY(QString folder MEMBER folder_ NOTIFY changed)  // where the request goes and the answer comes
    Q_PROPERTY(QString result READ result NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    // `vault` must outlive it.
    explicit RecoveryHelp(Vault& vault, QObject* parent = nullptr);

    [[nodiscard]] QString study() const { return study_; }
    [[nodiscard]] bool agreed() const { return agreed_; }
    [[nodiscard]] bool offered() const { return offered_; }
    [[nodiscard]] QString result() const { return result_; }
    [[nodiscard]] QString problem() const { return problem_; }

    static constexpr const char* kRequest = "tessera-recovery-request.txt";
    static constexpr const char* kAnswer = "tessera-recovery-answer.age";

    Q_INVOKABLE void refresh();  // what the open library says of study and agreement
    Q_INVOKABLE void agree(bool yes);
    Q_INVOKABLE void look();  // at a locked library
    Q_INVOKABLE void writeRequest();
    Q_INVOKABLE void takeAnswer(const QString& newPassphrase);

signals:
    void changed();

private:
    void say(const QString& result, const QString& problem);
    [[nodiscard]] std::filesystem::path inFolder(const char* name) const;
    // The key to which the answer is sealed; kept beside the library until it came.
    [[nodiscard]] std::filesystem::path askedFile() const;

    Vault& vault_;
    QString study_, folder_, result_, problem_;
    bool agreed_ = false, offered_ = false;
};

}  // namespace tessera
