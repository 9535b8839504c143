package org.wdsjmx.plugin.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Checks certificates of clients by the authorities of the moment. Without authorities it trusts nobody; this side never is a client. */
final class CurrentClients extends X509ExtendedTrustManager {

    private final Supplier<KeyMaterial> material;

    CurrentClients(Supplier<KeyMaterial> material) {
        this.material = material;
    }

    private X509ExtendedTrustManager clients() throws CertificateException {
        return material.get()
                .clients()
                .orElseThrow(() -> new CertificateException("no authorities for clients are configured"));
    }

    private static CertificateException noClient() {
        return new CertificateException("this program trusts no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        clients().checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        clients().checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        clients().checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw noClient();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw noClient();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw noClient();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return material.get()
                .clients()
                .map(X509ExtendedTrustManager::getAcceptedIssuers)
                .orElseGet(() -> new X509Certificate[0]);
    }
}
