/**
 * The Endpoints controller: the older form of a Service's endpoints, one object of the Service's name, of the primary
 * address family only. Left out: the cut at 1000 addresses and the time of the last change.
 */
@NullMarked
package io.github.kubevalue.model.controller.endpoints;

import org.jspecify.annotations.NullMarked;
