// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QtTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <memory>

namespace tessera::test {

// An authority of the test's own, made anew, and a server's certificate that it signed: for 127.0.0.1 unless
// said otherwise, and valid unless it is to be one of the year 2020.
class TestAuthority {
public:
    explicit TestAuthority(const QString& address = QStringLiteral("IP:127.0.0.1"), bool expired = false)
    {
        ::chmod(qPrintable(folder_.path()), 0755);
        const QStringList key{"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"};
        openssl(QStringList{"req", "-x509"} + key +
                QStringList{"-days", "2", "-subj", "/CN=Test authority", "-keyout", path("ca.key"), "-out",
                            path("ca.pem")});
        openssl(
            QStringList{"req", "-new"} + key +
            QStringList{"-subj", "/CN=localhost", "-keyout", path("server.key"), "-out", path("server.csr")});
        write("index", {});
        write("ca.conf", QStringLiteral("[ca]\ndefault_ca=all\n[all]\ndatabase=%1\nnew_certs_dir=%2\n"
                                        "rand_serial=yes\ndefault_md=sha256\npolicy=names\ndefault_days=2\n"
                                        "x509_extensions=server\n[names]\ncommonName=supplied\n[server]\n"
                                        "subjectAltName=%3\nbasicConstraints=critical,CA:FALSE\n")
                             .arg(path("index"), folder_.path(), address));
        QStringList sign{"ca",
                         "-batch",
                         "-notext",
                         "-config",
                         path("ca.conf"),
                         "-cert",
                         path("ca.pem"),
                         "-keyfile",
                         path("ca.key"),
                         "-in",
                         path("server.csr"),
                         "-out",
                         path("server.pem")};
        if (expired)
            sign << "-startdate"
                 << "20200101000000Z"
                 << "-enddate"
                 << "20200201000000Z";
        openssl(sign);
    }
    [[nodiscard]] QString authority() const { return path("ca.pem"); }
    [[nodiscard]] QString certificate() const { return path("server.pem"); }
    [[nodiscard]] QString key() const { return path("server.key"); }

private:
    [[nodiscard]] QString path(const QString& name) const { return folder_.filePath(name); }
    void write(const QString& name, const QString& text) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) != text.size())
            qFatal("%s cannot be written", qPrintable(name));
    }
    static void openssl(const QStringList& words)
    {
        QProcess program;
        program.start("openssl", words);
        if (!program.waitForFinished(60'000) || program.exitCode() != 0)
            qFatal("openssl: %s", program.readAllStandardError().constData());
    }
    QTemporaryDir folder_;
};

// A real WebDAV server on loopback, over TLS, with a name and a password; it goes when the test does.
class DavServer {
public:
    static constexpr const char* kUser = "tablet";
    static constexpr const char* kPassword = "between two visits";

    [[nodiscard]] static QString programOf(const QString& kind)
    {
        return QStandardPaths::findExecutable(kind,
                                              {"/usr/sbin", "/usr/bin", "/usr/local/bin", "/bin", "/sbin"});
    }
    // `kind`: apache2, nginx, rclone; "apache2 without MOVE" lets the common verbs through alone, as some
    // proxies do.
    DavServer(const QString& kind, const TestAuthority& authority) : authority_(authority)
    {
        port_ = freePort();
        QDir(folder_.path()).mkdir("www");
        QDir(folder_.path()).mkdir("log");
        openToServer();
        server_.setProcessChannelMode(QProcess::MergedChannels);
        server_.setWorkingDirectory(folder_.path());
        const QString program = programOf(kind.section(' ', 0, 0));
        if (kind.startsWith("apache2")) server_.start(program, {"-X", "-f", apache(kind)});
        if (kind == "nginx") server_.start(program, {"-c", nginx(), "-p", folder_.path()});
        if (kind == "rclone") {
            server_.start(program, {"serve", "webdav", www(), "--config", "/dev/null", "--addr",
                                    "127.0.0.1:" + QString::number(port_), "--cert", authority.certificate(),
                                    "--key", authority.key(), "--user", kUser, "--pass", kPassword});
        }
        if (!QTest::qWaitFor([&] { return server_.state() == QProcess::NotRunning || listens(port_); },
                             30'000) ||
            server_.state() == QProcess::NotRunning)
            qFatal("%s does not serve: %s", qPrintable(kind), server_.readAll().constData());
    }
    DavServer(const DavServer&) = delete;
    DavServer& operator=(const DavServer&) = delete;
    ~DavServer()
    {
        server_.terminate();
        if (!server_.waitForFinished(20'000)) server_.kill();
        server_.waitForFinished(5'000);
    }

    [[nodiscard]] quint16 port() const { return port_; }
    [[nodiscard]] QString www() const { return folder_.filePath("www"); }

private:
    static sockaddr_in loopback(quint16 port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }
    static quint16 freePort()
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (::bind(socket, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
            ::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0)
            qFatal("no port to serve on");
        ::close(socket);
        return ntohs(address.sin_port);
    }
    static bool listens(quint16 port)
    {
        const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(port);
        const bool connected = ::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        ::close(socket);
        return connected;
    }
    // Servers that give up root's rights must be able to read and write their files.
    void openToServer() const
    {
        ::chmod(qPrintable(folder_.path()), 0777);
        ::chmod(qPrintable(www()), 0777);
        ::chmod(qPrintable(folder_.filePath("log")), 0777);
        ::chmod(qPrintable(authority_.key()), 0644);
    }
    [[nodiscard]] QString written(const QString& name, const QString& text) const
    {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0) qFatal("no configuration");
        return file.fileName();
    }
    [[nodiscard]] QString passwords() const
    {
        const QByteArray digest = QCryptographicHash::hash(kPassword, QCryptographicHash::Sha1).toBase64();
        return written("passwords", QString("%1:{SHA}%2\n").arg(kUser, QString::fromLatin1(digest)));
    }

    [[nodiscard]] QString apache(const QString& kind) const
    {
        QString text;
        for (const char* const module : {"mpm_event", "unixd", "authn_core", "authn_file", "authz_core",
                                         "authz_user", "auth_basic", "ssl", "dav", "dav_fs"}) {
            const QString file = QString("/usr/lib/apache2/modules/mod_%1.so").arg(module);
            if (QFile::exists(file)) text += QString("LoadModule %1_module %2\n").arg(module, file);
        }
        if (::geteuid() == 0) text += "User www-data\nGroup www-data\n";
        text += QString(R"(ServerRoot "%1"
ServerName localhost
PidFile "%1/log/apache.pid"
ErrorLog "%1/log/error.log"
Listen 127.0.0.1:%2
SSLEngine on
SSLCertificateFile "%3"
SSLCertificateKeyFile "%4"
DocumentRoot "%1/www"
DavLockDB "%1/log/locks"
<Directory "%1/www">
    Dav On
    AuthType Basic
    AuthName visits
    AuthUserFile "%5"
    %6
</Directory>
)")
                    .arg(folder_.path())
                    .arg(port_)
                    .arg(authority_.certificate(), authority_.key(), passwords(),
                         kind == "apache2"
                             ? "Require valid-user"
                             : "<Limit GET PUT DELETE>\nRequire valid-user\n</Limit>\n<LimitExcept GET PUT "
                               "DELETE>\nRequire all denied\n</LimitExcept>");
        return written("apache.conf", text);
    }
    [[nodiscard]] QString nginx() const
    {
        const QString user = ::geteuid() == 0 ? "user root;\n" : "";
        return written("nginx.conf",
                       user + QString(R"(load_module /usr/lib/nginx/modules/ngx_http_dav_ext_module.so;
daemon off;
pid %1/log/nginx.pid;
error_log %1/log/error.log;
events {}
http {
    access_log off;
    client_body_temp_path %1/log/body;
    proxy_temp_path %1/log/proxy;
    fastcgi_temp_path %1/log/fastcgi;
    uwsgi_temp_path %1/log/uwsgi;
    scgi_temp_path %1/log/scgi;
    server {
        listen 127.0.0.1:%2 ssl;
        ssl_certificate %3;
        ssl_certificate_key %4;
        client_max_body_size 80m;
        location / {
            root %1/www;
            dav_methods PUT DELETE MKCOL COPY MOVE;
            dav_ext_methods PROPFIND OPTIONS;
            auth_basic visits;
            auth_basic_user_file %5;
        }
    }
}
)")
                                  .arg(folder_.path())
                                  .arg(port_)
                                  .arg(authority_.certificate(), authority_.key(), passwords()));
    }

    const TestAuthority& authority_;
    QTemporaryDir folder_;
    QProcess server_;
    quint16 port_ = 0;
};

}  // namespace tessera::test
