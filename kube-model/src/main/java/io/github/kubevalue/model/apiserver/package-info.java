/**
 * The only writer. It patches and applies, defaults, admits, validates, allocates and writes, keeps account of who owns which
 * fields, and answers what the real API server answers, in its words. Left out: authentication and authorization, webhooks
 * and policies, quotas and limit ranges, watch caches.
 */
@NullMarked
@KubeValue
package io.github.kubevalue.model.apiserver;

import io.github.kubevalue.model.encoding.KubeValue;
import org.jspecify.annotations.NullMarked;
