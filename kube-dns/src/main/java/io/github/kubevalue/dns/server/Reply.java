package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.message.Response;

/**
 * What a server answers a client.
 *
 * @param response the answer
 * @param repeatable whether the same query is answered the same, whoever asks, as long as the {@linkplain Responder#version
 *     version} is
 */
public record Reply(Response response, boolean repeatable) {}
