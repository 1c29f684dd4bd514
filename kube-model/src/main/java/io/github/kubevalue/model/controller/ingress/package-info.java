/**
 * What ingress controllers write into the status of Ingresses: the address at which they are reached. The way of a
 * request through such a controller is the network's.
 */
@NullMarked
package io.github.kubevalue.model.controller.ingress;

import org.jspecify.annotations.NullMarked;
