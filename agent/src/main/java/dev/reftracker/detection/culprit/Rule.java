package dev.reftracker.detection.culprit;

/**
 * The rules in the order in which they are asked: what was never wrong in real bugs first, the
 * weakest last.
 */
public enum Rule {
  /** See {@link ForgetfulEndRule}. */
  FORGETFUL_END,
  /** See {@link SurplusAcquireRule}. */
  SURPLUS_ACQUIRE,
  /** See {@link ExceptionRule}. */
  EXCEPTION,
  /** See {@link ContainerRule}. */
  CONTAINER,
  /** See {@link SurplusPathRule}. */
  SURPLUS_PATH,
  /** See {@link SameCallRule}. */
  SAME_CALL,
  /** See {@link HolderRule}. */
  HOLDER,
  /** See {@link PartingRule}. */
  PARTING,
  /** See {@link TakenUpRule}. */
  TAKEN_UP,
  /** See {@link LastHandOverRule}. */
  LAST_HAND_OVER,
  /** See {@link StillWithTakerRule}. */
  STILL_WITH_TAKER,
  /** See {@link TwinRule}. */
  TWIN,
  /** See {@link AcquireRule}. */
  ACQUIRE
}
