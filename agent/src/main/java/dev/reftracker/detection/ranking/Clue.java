package dev.reftracker.detection.ranking;

/**
 * What may speak for or against a method. How much each one does is learned, see {@link Weights}; a
 * clue holds (1) or not (0), but for the shares.
 */
public enum Clue {
  /** Named by the first rule that has an answer, which is that of exceptions. */
  NAMED_FOR_AN_EXCEPTION,
  /** The same, of containers that were given back without it. */
  NAMED_FOR_A_CONTAINER,
  /** The same, of the newest hand-over. */
  NAMED_AS_LAST,
  /** The same, of the place where the ways part. */
  NAMED_WHERE_WAYS_PART,
  /** The same, of an object that kept the reference. */
  NAMED_FOR_A_KEEPER,
  /** The same, of an acquire, or a path to one, that only leaked objects have. */
  NAMED_FOR_A_SURPLUS,
  /** The same, of any other kind. */
  NAMED_OTHERWISE,

  /** It is on the way of the reference at all. */
  ON_THE_WAY,
  /** The newest hand-over was its own: the innermost frame that is clean. */
  HAD_IT_LAST,
  /** It called the one that had it last. */
  CALLED_THE_LAST,
  /** It called that caller. */
  CALLED_THE_CALLER,
  /** It was given it last, or took it, rather than returned it. */
  GIVEN_LAST,
  /** The newest hand-over returned it to this method. */
  GOT_IT_BACK_LAST,
  /** The newest hand-over but one was its own. */
  HAD_IT_BEFORE,
  /** It called the one of the newest hand-over but one. */
  CALLED_THE_ONE_BEFORE,
  /** It took the reference. */
  TOOK_IT,
  /** It began the object's life itself. */
  BEGAN_IT,
  /** It called the acquire itself. */
  ACQUIRED_IT,
  /** It was given it as an argument. */
  WAS_GIVEN_IT,
  /** It returned it. */
  RETURNED_IT,
  /** The exception that lost it left this method. */
  LEFT_BY_EXCEPTION,
  /** It was the outermost method that the exception is known to have left. */
  LEFT_LAST,
  /** Most others went on in it where their ways part from this one's. */
  WAYS_PART_HERE,
  /** It was called on the object that kept the reference. */
  USED_ITS_KEEPER,

  /** Others are released in it. */
  RELEASES_OTHERS,
  /** It calls the method that releases others. */
  CALLS_RELEASE_OF_OTHERS,
  /** Share of the others whose way it is on. */
  SEEN_BY_OTHERS,
  /** It is on this way and on none of the others'. */
  ONLY_ON_THIS_WAY,
  /** It is on others' ways, and never where they are released. */
  PASSES_OTHERS_ON,
  /** What it is given comes back to its caller with most others. */
  BORROWS,
  /** It mostly releases what it is given. */
  GIVES_BACK_OTHERS,

  /** By its code it took the reference and forgets it on some path. */
  CODE_FORGETS,
  /** By its code it does something with what it was given on some paths only. */
  CODE_HALF,
  /** By its code it lets go of what a field holds. */
  CODE_LETS_GO,
  /** By its code it says yes or no, and did something or not. */
  CODE_REFUSES,
  /** By its code it only looks at what it is given. */
  CODE_READS,
  /** By its code it gives back or hands on all that it has. */
  CODE_PASSES_ON,
  /** By its code it never has any such object. */
  CODE_NEVER_HAS,
  /** Nothing can be told from its code. */
  CODE_UNKNOWN,
  /** As a method of an object that keeps others: it lets go of what a field holds. */
  KEEPER_LETS_GO,
  /** As such a method: it gives back all that it takes out. */
  KEEPER_PASSES_ON,
  /** As such a method: it does not touch them. */
  KEEPER_NEVER_HAS,
  /** As such a method: cannot be told. */
  KEEPER_UNKNOWN,
  /** It takes or makes references, and forgets one on some path. */
  MAKES_AND_FORGETS,
  /** It takes or makes references, and forgets them all. */
  MAKES_AND_LOSES,
  /** It does something with some argument on some paths only. */
  ARGUMENT_HALF,
  /** It has an argument of the kind at which it only looks. */
  ARGUMENT_READ,
  /** It gets the object from a call where it does not look like one. */
  CALLED_BLINDLY,

  /** It is the program's main method. */
  IS_MAIN,
  /** It is a constructor. */
  IS_CONSTRUCTOR,
  /** It is the body of a lambda. */
  IS_LAMBDA,
  /** It is named like the end of a life. */
  IS_END_OF_LIFE,
  /** The one clue about whoever is not among the methods in question. */
  SOMEBODY_ELSE;
}
