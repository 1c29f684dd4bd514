/**
 * The way from a reference, such as that of an owner or the target of an autoscaler, to the number of replicas of what it refers
 * to: of the built-in kinds, and of custom kinds whose definition says where it is. (client-go/scale, client-go/restmapper)
 */
@NullMarked
package io.github.kubevalue.model.controller.scale;

import org.jspecify.annotations.NullMarked;
