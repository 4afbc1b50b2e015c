// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/dav_server.h"

#include <QByteArray>
#include <QList>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace tessera::test {

// A program of tests/support in Python that says its port first; it goes when the test does.
class PythonServer {
public:
    PythonServer(const QString& script, const QStringList& words)
    {
        process_.setProcessChannelMode(QProcess::SeparateChannels);
        process_.start(
            QStringLiteral(TESSERA_PYTHON_PATH),
            QStringList{"-B", QStringLiteral(TESSERA_SOURCE_DIR "/tests/support/") + script} + words);
        port_ = line().toUShort();
        if (port_ == 0) qFatal("%s: %s", qPrintable(script), process_.readAllStandardError().constData());
    }
    PythonServer(const PythonServer&) = delete;
    PythonServer& operator=(const PythonServer&) = delete;
    ~PythonServer()
    {
        process_.kill();
        process_.waitForFinished(20'000);
    }

    [[nodiscard]] quint16 port() const { return port_; }
    // The next line that it says.
    QByteArray line()
    {
        while (!process_.canReadLine())
            if (!process_.waitForReadyRead(20'000)) return {};
        return process_.readLine().trimmed();
    }
    // Everything it said so far.
    QByteArray said()
    {
        process_.waitForReadyRead(0);
        return process_.readAllStandardOutput();
    }
    QByteArray asked(const QByteArray& words)
    {
        process_.write(words + '\n');
        process_.waitForBytesWritten();
        return line();
    }

private:
    QProcess process_;
    quint16 port_ = 0;
};

// A WebDAV server that answers as it is told; scripted_dav.py says what a rule is.
class ScriptedServer {
public:
    explicit ScriptedServer(const TestAuthority& authority, quint16 port = 0)
        : authority_(authority), asked_(port)
    {
        start();
    }

    void rules(const QByteArray& list)
    {
        if (server_->asked(list) != "ok") qFatal("these are no rules: %s", list.constData());
    }
    // The methods that were asked for since.
    QByteArray log() { return server_->asked("log"); }
    void stop() { server_.reset(); }
    // On the same port, with the same files.
    void start()
    {
        QStringList words{folder_.path(), authority_.certificate(), authority_.key(), DavServer::kUser,
                          DavServer::kPassword};
        if (asked_ != 0) words << QString::number(asked_);
        server_ = std::make_unique<PythonServer>("scripted_dav.py", words);
        asked_ = server_->port();
    }
    [[nodiscard]] quint16 port() const { return asked_; }
    [[nodiscard]] QString www() const { return folder_.path(); }

private:
    const TestAuthority& authority_;
    quint16 asked_;
    QTemporaryDir folder_;
    std::unique_ptr<PythonServer> server_;
};

// A proxy of the network; with a status it refuses everybody.
class ConnectProxy : public PythonServer {
public:
    explicit ConnectProxy(const QString& status = {})
        : PythonServer("connect_proxy.py", status.isEmpty() ? QStringList{} : QStringList{status})
    {
    }
    [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port()); }
};

}  // namespace tessera::test
