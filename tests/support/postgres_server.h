// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

#include <pwd.h>
#include <memory>

namespace tessera::test {

// A PostgreSQL server of one's own: its data and its socket lie in a temporary folder, it listens to no
// network, and it goes when the test does. PostgreSQL refuses to run as root; then it runs as the user the
// package made for it.
class PostgresServer {
public:
    // Nothing when no server is installed, or when root has no such user to lend it.
    static std::unique_ptr<PostgresServer> start()
    {
        const QString programs = programFolder();
        if (programs.isEmpty()) return nullptr;
        std::unique_ptr<PostgresServer> server(new PostgresServer(programs));
        return server->run() ? std::move(server) : nullptr;
    }
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;
    ~PostgresServer()
    {
        static_cast<void>(asServer("pg_ctl", {"stop", "-D", data(), "-m", "immediate", "-w"}));
    }

    [[nodiscard]] static bool isInstalled() { return !programFolder().isEmpty(); }

    // The address of an empty database.
    [[nodiscard]] QString freshDatabase()
    {
        const QString name = "archive" + QString::number(++databases_);
        if (!asServer("createdb", {"-h", folder_.path(), "-U", "tessera", name})) return {};
        return address(name);
    }
    [[nodiscard]] QString address(const QString& database) const
    {
        return "postgresql://tessera@/" + database + "?host=" + folder_.path();
    }
    // Runs SQL and answers with what psql prints: one row a line, values parted by '|'.
    [[nodiscard]] QString sql(const QString& address, const QString& statement) const
    {
        QProcess psql;
        psql.start(programs_ + "/psql",
                   {"-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", address, "-c", statement});
        if (!psql.waitForFinished(60'000) || psql.exitCode() != 0)
            return "failed: " + QString::fromUtf8(psql.readAllStandardError());
        return QString::fromUtf8(psql.readAllStandardOutput()).trimmed();
    }

private:
    explicit PostgresServer(const QString& programs) : programs_(programs) {}

    static QString programFolder()
    {
        const QDir versions("/usr/lib/postgresql");
        const QStringList found =
            versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
        for (const QString& version : found) {
            const QString folder = versions.filePath(version) + "/bin";
            if (QFileInfo::exists(folder + "/initdb") && QFileInfo::exists(folder + "/pg_ctl")) return folder;
        }
        return {};
    }
    [[nodiscard]] QString data() const { return folder_.filePath("data"); }

    bool run()
    {
        if (geteuid() == 0) {
            const passwd* const user = getpwnam("postgres");
            if (user == nullptr || chown(qPrintable(folder_.path()), user->pw_uid, user->pw_gid) != 0)
                return false;
        }
        const QString options =
            "-c listen_addresses='' -c fsync=on -c max_connections=30 -c unix_socket_directories=" +
            folder_.path();
        return asServer("initdb", {"-D", data(), "-U", "tessera", "-A", "trust", "-E", "UTF8", "--locale=C",
                                   "--no-sync"}) &&
               asServer("pg_ctl",
                        {"start", "-D", data(), "-w", "-l", folder_.filePath("log"), "-o", options});
    }

    [[nodiscard]] bool asServer(const QString& program, const QStringList& words) const
    {
        QStringList all{programs_ + "/" + program};
        all += words;
        if (geteuid() == 0)
            all = QStringList{"setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"} + all;
        QProcess process;
        process.setWorkingDirectory(folder_.path());
        // The server goes on after pg_ctl ends and must not keep its pipes.
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(QProcess::nullDevice());
        process.start(all.takeFirst(), all);
        return process.waitForFinished(120'000) && process.exitCode() == 0;
    }

    QString programs_;
    QTemporaryDir folder_;
    int databases_ = 0;
};

}  // namespace tessera::test
