// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/store/library.h"
#include "core/store/writer.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace tessera {

// The library as the app holds it: opened, unlocked and protected here, written by its own thread. Answers
// come back on the screen's thread.
class Vault : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the app")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged)        // why it is not open, and what to do
    Q_PROPERTY(QString protection READ protection NOTIFY stateChanged)  // "Protected by a passphrase", …
    Q_PROPERTY(bool isProtected READ isProtected NOTIFY stateChanged)
    Q_PROPERTY(bool byKeyring READ byKeyring NOTIFY stateChanged)  // its key stays on this device
    Q_PROPERTY(QString folder READ folder CONSTANT)

public:
    enum State { Opening, Locked, Open, Failed };
    Q_ENUM(State)

    Vault(std::filesystem::path folder, KeyWrap* keyring, QObject* parent = nullptr);
    ~Vault() override;

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString protection() const;
    [[nodiscard]] bool isProtected() const { return protection_ != Protection::open; }
    [[nodiscard]] bool byKeyring() const { return protection_ == Protection::keyring; }
    [[nodiscard]] QString folder() const;
    [[nodiscard]] Uuid device() const { return device_; }
    [[nodiscard]] Writer* writer() const { return writer_.get(); }  // only when Open
    // Which SQLite VFS to open with; for tests of failing disks.
    void setVfs(std::string name) { vfs_ = std::move(name); }

    Q_INVOKABLE void open();
    Q_INVOKABLE void unlock(const QString& passphrase);
    Q_INVOKABLE void protect(const QString& passphrase);
    // By the device's keyring, where there is one; the person may be asked to unlock it.
    Q_INVOKABLE void protectByKeyring();

    // Runs `work` on the writer's thread and hands its answer to `then` on this one. Only when Open.
    template <class Work, class Then>
    void ask(Work work, Then then)
    {
        writer_->run([this, work = std::move(work), then = std::move(then)](Library& library) mutable {
            auto answer = std::make_shared<decltype(work(library))>(work(library));
            QMetaObject::invokeMethod(
                this, [answer, then = std::move(then)]() mutable { then(std::move(*answer)); },
                Qt::QueuedConnection);
        });
    }

signals:
    void stateChanged();
    void opened();
    void saved(const tessera::Uuid& session, quint32 upTo);
    void failing(const QString& words);
    void recovered();

private:
    void openAside(LibraryOptions options);
    void take(Result<std::unique_ptr<Library>> library);
    void fail(const Error& error);
    void protectedBy(Protection protection, const Status& status);

    std::filesystem::path folder_;
    KeyWrap* keyring_;
    std::string vfs_;
    State state_ = Opening;
    QString problem_;
    Protection protection_ = Protection::open;
    Uuid device_;
    std::unique_ptr<Writer> writer_;
    std::thread opener_;
};

}  // namespace tessera
