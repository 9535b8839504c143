package org.wdsjmx.plugin.http;

import java.util.Set;
import org.wdsjmx.plugin.access.Authentication;
import org.wdsjmx.plugin.access.CurrentSubject;
import org.wdsjmx.plugin.config.WebOrigin;

/**
 * Who may ask.
 *
 * @param authentication decides who is let in
 * @param subject carries a caller's identity through the call
 * @param open whether callers are let in without a password, so that the port must only be asked as this machine's own
 * @param origins sites besides this port itself whose pages may ask in the browser of a user
 * @param proxies who is believed where a request comes from
 */
public record HttpRules(
        Authentication authentication,
        CurrentSubject subject,
        boolean open,
        Set<WebOrigin> origins,
        TrustedProxies proxies) {}
