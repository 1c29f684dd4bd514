/**
 * The ServiceCIDR {@code kubernetes}, which holds the ranges with which the API server was started. Upstream it is a part of the
 * API server.
 */
@NullMarked
package io.github.kubevalue.model.controller.defaultservicecidr;

import org.jspecify.annotations.NullMarked;
