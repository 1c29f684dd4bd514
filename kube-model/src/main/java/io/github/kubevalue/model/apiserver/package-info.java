/**
 * The only writer. It patches and applies, defaults, admits, validates, allocates and writes, keeps account of who owns which
 * fields, and answers what the real API server answers, in its words. The list of admission plugins is here. Left out:
 * authentication, the calls of webhooks, mutating policies, watch caches.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
