/**
 * The API server. It answers who reads, and is the only writer: it patches and applies, defaults, admits, validates, allocates and
 * writes, evicts, scales and deletes, keeps account of who owns which fields, and answers what the real API server answers, in its
 * words. The list of admission plugins is here. Left out: authentication, the calls of webhooks, mutating policies, signed tokens,
 * caches that lag behind.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
