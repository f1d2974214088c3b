import { useEffect, useState } from 'react';

const narrow = '(max-width: 700px)';

/** One pane at a time. The same width stands in page.css. */
export const usePhone = (): boolean => {
  const [isPhone, setIsPhone] = useState(() => matchMedia(narrow).matches);
  useEffect(() => {
    const media = matchMedia(narrow);
    const read = () => setIsPhone(media.matches);
    media.addEventListener('change', read);
    return () => media.removeEventListener('change', read);
  }, []);
  return isPhone;
};
