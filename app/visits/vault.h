// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protection/unlock_waits.h"
#include "core/store/library.h"
#include "core/store/writer.h"

#include <QtQml/qqmlregistration.h>
#include <QObject>
#include <QString>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
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
    Q_PROPERTY(bool trying READ trying NOTIFY stateChanged)  // a passphrase is tried; Locked until it fits
    Q_PROPERTY(QString wait READ wait NOTIFY waitChanged)    // "0:15" until the next try; empty: now

public:
    enum State { Opening, Locked, Open, Failed };
    Q_ENUM(State)

    // `clock` measures the waits after wrong passphrases and dates the log; it and `keyring` must outlive it.
    // Without a clock there are none.
    Vault(std::filesystem::path folder, KeyWrap* keyring, const Clock* clock = nullptr,
          QObject* parent = nullptr);
    ~Vault() override;

    [[nodiscard]] State state() const { return state_; }
    [[nodiscard]] QString problem() const { return problem_; }
    [[nodiscard]] QString protection() const;
    [[nodiscard]] bool isProtected() const { return protection_ != Protection::open; }
    [[nodiscard]] bool byKeyring() const { return protection_ == Protection::keyring; }
    [[nodiscard]] QString folder() const;
    [[nodiscard]] Uuid device() const { return device_; }
    [[nodiscard]] Writer* writer() const { return writer_.get(); }  // not before it was open once
    [[nodiscard]] bool trying() const { return trying_; }
    [[nodiscard]] QString wait() const;
    // Which SQLite VFS to open with; for tests of failing disks.
    void setVfs(std::string name) { vfs_ = std::move(name); }

    Q_INVOKABLE void open();
    // Refused while there is something to wait for. A keyring needs no passphrase.
    Q_INVOKABLE void unlock(const QString& passphrase);
    // Wipes the library's key from memory; the writer goes on with the entries of `goesOn` alone. Nothing
    // happens unless it is Open and protected.
    void lock(const std::optional<Uuid>& goesOn = {});
    // The passphrase was forgotten: opens it by what helps in its place and sets a new one. `renew` gets the
    // library and whom was asked to help, on the thread that works.
    using Renew = std::function<Status(Library& library, const std::string& recipient)>;
    void recover(std::string secret, const QString& newPassphrase, Renew renew);
    void letGo();  // of the session that went on behind the lock
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

    // A line in the library's log. Nothing while it is not Open.
    void note(const AuditAct& act);

public slots:
    void lookAtTheWait();  // by itself once a second while there is one

signals:
    void stateChanged();
    void locking();  // still Open: the last moment to hand over what somebody is writing
    void locked();   // and all that was asked before has been answered
    void waitChanged();
    void opened();
    void saved(const tessera::Uuid& session, quint32 upTo);
    void failing(const QString& words);
    void recovered();

private:
    [[nodiscard]] LibraryOptions options() const;
    void settleWaits(const Error* error);
    void openAside(LibraryOptions options);
    void tryAside(LibraryOptions options);
    void tried(const std::shared_ptr<Library>& opened, const Error& error);
    void helped(const std::shared_ptr<Result<std::unique_ptr<Library>>>& opened,
                const std::function<Status(Library&)>& finish);
    void comeIn();
    void take(Result<std::unique_ptr<Library>> library);
    void fail(const Error& error);
    void protectedBy(Protection protection, const Status& status);

    std::filesystem::path folder_;
    KeyWrap* keyring_;
    const Clock* clock_;
    std::string vfs_;
    State state_ = Opening;
    QString problem_;
    Protection protection_ = Protection::open;
    Uuid device_;
    std::unique_ptr<Writer> writer_;
    std::unique_ptr<UnlockWaits> waits_;  // where there is a clock
    QTimer second_;
    bool trying_ = false, counted_ = false;
    std::thread opener_;
};

}  // namespace tessera
