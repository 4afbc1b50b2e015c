// SPDX-FileCopyrightText: The Tessera authors
// SPDX-License-Identifier: Apache-2.0
#include "app/outbox/system_proxy.h"

#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QUrl>

namespace tessera {

std::string systemProxy(const std::string& address)
{
    for (const char* const name : {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
        if (!qEnvironmentVariableIsEmpty(name)) return {};
    const QNetworkProxyQuery query(QUrl(QString::fromStdString(address)));
    for (const QNetworkProxy& proxy : QNetworkProxyFactory::systemProxyForQuery(query)) {
        const bool http =
            proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::HttpCachingProxy;
        if (http && !proxy.hostName().isEmpty())
            return "http://" + proxy.hostName().toStdString() + ":" + std::to_string(proxy.port());
    }
    return {};
}

}  // namespace tessera
