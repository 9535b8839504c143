package org.wdsjmx.plugin.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

/** An HTTP server, asked again and again over connections that are kept. */
final class Asked {

    private final URI uri;

    Asked(URI uri) {
        this.uri = uri;
    }

    /** GET; returns the bytes that came. */
    long get(String encoding) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestProperty("Accept-Encoding", encoding);
        return bytes(connection);
    }

    /** GET of a text that is sent compressed. */
    String unzipped() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestProperty("Accept-Encoding", "gzip");
        try (InputStream body = new GZIPInputStream(connection.getInputStream())) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** POST of a JSON document; returns the bytes that came. */
    long post(String json) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
        return bytes(connection);
    }

    private static long bytes(HttpURLConnection connection) throws IOException {
        if (connection.getResponseCode() != 200) {
            throw new IOException(connection.getURL() + " answers " + connection.getResponseCode());
        }
        Sink sink = new Sink();
        try (InputStream body = connection.getInputStream()) {
            byte[] buffer = new byte[64 << 10];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                sink.write(buffer, 0, read);
            }
        }
        return sink.bytes;
    }
}
